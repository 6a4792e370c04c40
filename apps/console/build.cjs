const { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { basename, dirname, join } = require('node:path');
const esbuild = require('esbuild');

/**
 * Chinese and Japanese text, then Korean: pieces by range of characters, of which a browser loads only those that a page shows and its own fonts lack.
 * The last rule for a character wins, so the Korean pieces, which also hold some Chinese characters, come first. One weight; bold is made from it.
 */
const FONT_STYLES = ['@fontsource/noto-sans-kr/400.css', '@fontsource/noto-sans-sc/400.css'];
const FONT_FAMILY = 'Ytterby CJK';
/** Pieces are numbered, `noto-sans-sc-[4]-…`; those with a name (latin, cyrillic …) are in every system's fonts. */
const FACE = /\/\* noto-sans-\w+-\[\d+\]-400-normal \*\/\s*@font-face \{[^}]*\}/g;

/** The font faces as one style sheet, imported as `virtual:fonts.css`. */
function fontFaces() {
  const faces = FONT_STYLES.flatMap((name) => {
    const path = require.resolve(name);
    const pieces = readFileSync(path, 'utf8').match(FACE) ?? [];
    return pieces.map((face) =>
      face
        .replace(/font-family: '[^']*'/, `font-family: '${FONT_FAMILY}'`)
        .replace(/,\s*url\([^)]*\.woff\) format\('woff'\)/, '')
        .replace(/url\(\.\//, `url(${dirname(path)}/`),
    );
  });
  if (faces.length === 0) throw new Error('No font faces were found: the layout of the font packages has changed.');
  return faces.join('\n');
}

const fonts = {
  name: 'fonts',
  setup(build) {
    build.onResolve({ filter: /^virtual:fonts\.css$/ }, () => ({ path: 'fonts.css', namespace: 'fonts' }));
    build.onLoad({ filter: /.*/, namespace: 'fonts' }, () => ({ contents: fontFaces(), loader: 'css', resolveDir: __dirname }));
  },
};

function indexHtml(outputs) {
  const names = Object.keys(outputs).map((path) => basename(path));
  const named = (pattern) => `/assets/${names.find((name) => pattern.test(name))}`;
  return readFileSync(join(__dirname, 'src', 'index.html'), 'utf8')
    .replace('%STYLE%', named(/^main-.*\.css$/))
    .replace('%SCRIPT%', named(/^main-.*\.js$/));
}

/** Bundles the console into `outdir`: index.html, and assets whose names hold a hash of their content. Resolves to esbuild's metafile. */
async function buildConsole(outdir) {
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  const { metafile } = await esbuild.build({
    absWorkingDir: join(__dirname, '..', '..'),
    entryPoints: { main: join(__dirname, 'src', 'main.tsx') },
    outdir: join(outdir, 'assets'),
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    publicPath: '/assets/',
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2022', 'chrome107', 'firefox115', 'safari16'],
    jsx: 'automatic',
    loader: { '.woff2': 'file' },
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [fonts],
    tsconfig: join(__dirname, 'tsconfig.json'),
    legalComments: 'none',
    metafile: true,
    logLevel: 'error',
  });
  writeFileSync(join(outdir, 'index.html'), indexHtml(metafile.outputs));
  copyFileSync(join(dirname(require.resolve('@fontsource/noto-sans-sc/400.css')), 'LICENSE'), join(outdir, 'assets', 'noto-sans-license.txt'));
  copyFileSync(join(__dirname, 'src', 'icon.svg'), join(outdir, 'icon.svg'));
  return metafile;
}

module.exports = { buildConsole };

if (require.main === module) {
  buildConsole(join(__dirname, '..', '..', 'dist', 'apps', 'console')).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}

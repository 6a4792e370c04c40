/** Style of the API documents page. A file of its own, since the page's content security policy allows no inline style. */
export const DOCS_STYLE = `
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 18%, transparent); --soft: color-mix(in srgb, currentColor 6%, transparent); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 2rem 1.5rem 6rem; font: 15px/1.55 system-ui, sans-serif; }
h1 { font-size: 1.7rem; margin: 0 0 .3rem; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .6rem; padding-top: .6rem; border-top: 1px solid var(--line); }
a { color: inherit; }
code, pre { font: 13px/1.5 ui-monospace, SFMono-Regular, Menlo, monospace; }
pre { margin: .4rem 0 1rem; padding: .8rem 1rem; overflow-x: auto; background: var(--soft); border-radius: 6px; }
table { border-collapse: collapse; width: 100%; margin: .4rem 0 1rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .8rem .35rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; white-space: nowrap; }
details { border: 1px solid var(--line); border-radius: 8px; margin: .5rem 0; }
summary { cursor: pointer; padding: .6rem .9rem; display: flex; gap: .8rem; flex-wrap: wrap; align-items: baseline; }
summary:focus-visible { outline: 2px solid; outline-offset: 2px; border-radius: 8px; }
details > div { padding: 0 .9rem .6rem; }
.method { font-weight: 700; text-transform: uppercase; min-width: 3.2rem; }
.soft { opacity: .75; }
`.trimStart();

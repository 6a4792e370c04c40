import { readStaticFiles, type StaticFile, staticFile } from '../static/static-files';
import { DOCS_STYLE } from './docs-style';
import { renderDocs } from './render-docs';

/** The generated documents (`openapi.json`, `asyncapi.json`, `schemas/*.json`) and the page made of them, by URL path. */
export function docsFiles(folder: string): ReadonlyMap<string, StaticFile> {
  const documents = readStaticFiles(folder);
  const openApi = documents.get('/openapi.json');
  if (openApi === undefined) return documents;
  const page = staticFile('index.html', renderDocs(JSON.parse(openApi.bytes.toString())));
  return new Map([...documents, ['/docs', page], ['/docs/style.css', staticFile('style.css', DOCS_STYLE)]]);
}

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import type { ModelDeclaration, NameSource, SettingDeclaration } from '../src/models/model';

const MODELS = new URL('../src/models/', import.meta.url);
export const MODEL_DOCS = new URL('../docs/models/', import.meta.url);

/** The page of each model, by file name: its declaration and its definition in one. */
export async function makeModelDocs(): Promise<ReadonlyMap<string, string>> {
  const folders = (await readdir(MODELS, { withFileTypes: true })).filter((entry) =>
    entry.isDirectory(),
  );
  const pages = new Map<string, string>();
  for (const { name } of folders) {
    const folder = new URL(`${name}/`, MODELS);
    const module = (await import(pathToFileURL(fileURLToPath(folder) + 'model.ts').href)) as {
      declaration: ModelDeclaration;
    };
    const definition = await readFile(new URL('doc.md', folder), 'utf8');
    const file = `${module.declaration.id}.md`;
    const path = fileURLToPath(new URL(file, MODEL_DOCS));
    const options = { ...(await resolveConfig(path)), filepath: path };
    pages.set(file, await format(pageOf(module.declaration, definition), options));
  }
  return pages;
}

function pageOf(model: ModelDeclaration, definition: string): string {
  return [
    `<!-- Made by \`npm run docs\` from src/models/${model.id}: change it there. -->`,
    `# ${model.title}`,
    `_${model.question}_`,
    `Needs: ${model.roles.join(', ')}. ${model.minimum}`,
    definition.trim(),
    '## Assumptions',
    model.assumptions.map((assumption) => `- ${assumption}`).join('\n'),
    ...segmentsPart(model),
    '## Settings',
    table(
      ['setting', 'values', 'default', 'meaning'],
      Object.entries(model.settings).map(([name, setting]) => [
        `\`${name}\``,
        valuesOf(setting),
        setting.default === null ? 'unset' : `\`${setting.default}\``,
        meaningOf(setting),
      ]),
    ),
    '## Relations',
    ...model.outputs.flatMap(({ suffix, doc, columns }) => [
      `### ${model.id}${suffix}`,
      doc,
      table(
        ['column', 'type', 'unit', 'meaning'],
        columns.map((column) => [`\`${column.name}\``, column.type, column.unit, column.doc]),
      ),
    ]),
  ].join('\n\n');
}

function segmentsPart({ segments }: ModelDeclaration): string[] {
  if (!segments) return [];
  const rows = segments.map(({ name, meaning, action }) => [name, meaning, action]);
  return ['## Segments in words', table(['segment', 'meaning', 'suggested action'], rows)];
}

function valuesOf(setting: SettingDeclaration): string {
  switch (setting.type) {
    case 'integer':
      return `${setting.min} to ${setting.max}`;
    case 'choice':
      return setting.choices.map((choice) => `\`${choice.value}\``).join(', ');
    case 'date':
      return 'a day, YYYY-MM-DD';
    case 'numbers':
      return 'increasing numbers';
    case 'number':
      return `${setting.min} to ${setting.max}`;
    case 'boolean':
      return '`true`, `false`';
    case 'text':
      return 'a text';
    case 'name':
      return `one of the ${namesOf(setting.of)}`;
    case 'names':
      return `some of the ${namesOf(setting.of)}`;
    case 'rules':
      return 'segments, each with `when`: alternatives of conditions';
    case 'words':
      return `texts by segment: ${setting.fields.join(', ')}`;
    case 'table':
      return `a relation with ${setting.needs.map((column) => `\`${column}\``).join(', ')}`;
    case 'grid':
      return 'segments with their [r, f] cells';
    case 'relation':
      return `a relation with ${setting.needs.map((column) => `\`${column}\``).join(', ')}`;
  }
}

function namesOf(source: NameSource): string {
  switch (source.kind) {
    case 'attributes':
      return 'attributes of customers';
    case 'columns':
      return `${source.numeric === true ? 'numeric ' : ''}columns of \`${source.setting}\``;
    case 'segments':
      return `segments of \`${source.setting}\``;
    case 'questions':
      return 'questions of surveys';
  }
}

function meaningOf(setting: SettingDeclaration): string {
  if (setting.type !== 'choice') return setting.doc;
  const choices = setting.choices.map((choice) => `\`${choice.value}\`: ${choice.doc}`);
  return [setting.doc, ...choices].join(' ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const pages = await makeModelDocs();
  await mkdir(MODEL_DOCS, { recursive: true });
  for (const [file, text] of pages) await writeFile(new URL(file, MODEL_DOCS), text);
  console.log(`docs/models: ${[...pages.keys()].join(', ')}`);
}

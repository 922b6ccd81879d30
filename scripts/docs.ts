import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import type { Role } from '../src/base/roles';
import type {
  ModelDeclaration,
  NameSource,
  SegmentRule,
  SettingDeclaration,
} from '../src/models/model';
import { ruleWords } from '../src/models/rules/rule-words';
import { ROLE_WORDS } from '../src/ui/intake/wording';

const MODELS = new URL('../src/models/', import.meta.url);
export const MODEL_DOCS = new URL('../docs/models/', import.meta.url);

type Models = ReadonlyMap<string, ModelDeclaration>;

/** The page of each model, by file name: its declaration and its definition in one; README.md lists all of them. */
export async function makeModelDocs(): Promise<ReadonlyMap<string, string>> {
  const models = new Map<string, ModelDeclaration>();
  for (const entry of await readdir(MODELS, { withFileTypes: true })) {
    // What several models share has a folder, too, and declares none.
    const path = fileURLToPath(new URL(`${entry.name}/model.ts`, MODELS));
    if (!entry.isDirectory() || !existsSync(path)) continue;
    const module = (await import(pathToFileURL(path).href)) as { declaration: ModelDeclaration };
    models.set(module.declaration.id, module.declaration);
  }
  const pages = new Map<string, string>([['README.md', await tidy(listOf(models), 'README.md')]]);
  for (const model of models.values()) {
    const definition = await readFile(new URL(`${model.id}/doc.md`, MODELS), 'utf8');
    const file = `${model.id}.md`;
    pages.set(file, await tidy(pageOf(model, definition, models), file));
  }
  return pages;
}

async function tidy(text: string, file: string): Promise<string> {
  const path = fileURLToPath(new URL(file, MODEL_DOCS));
  return format(text, { ...(await resolveConfig(path)), filepath: path });
}

function listOf(models: Models): string {
  return [
    '<!-- Made by `npm run docs` from src/models: change it there. -->',
    '# Models',
    'Each page defines one analysis: what it computes, from what, with which settings, into which relations.',
    table(
      ['model', 'question', 'needs'],
      [...models.values()].map((model) => [
        `[${model.title}](${model.id}.md)`,
        model.question,
        needsOf(model, models),
      ]),
    ),
  ].join('\n\n');
}

function pageOf(model: ModelDeclaration, definition: string, models: Models): string {
  return [
    `<!-- Made by \`npm run docs\` from src/models/${model.id}: change it there. -->`,
    `# ${model.title}`,
    `_${model.question}_`,
    `**Needs** ${needsOf(model, models)}${throughOf(model)}. **At least** ${lowerFirst(model.minimum)}`,
    ...moreWith(model),
    definition.trim(),
    '## Assumptions',
    model.assumptions.map((assumption) => `- ${assumption}`).join('\n'),
    ...segmentsPart(model),
    ...rulesPart(model),
    '## Settings',
    table(
      ['setting', 'values', 'default', 'meaning'],
      Object.entries(model.settings).map(([name, setting]) => [
        `\`${name}\``,
        valuesOf(setting),
        defaultOf(setting),
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

/** The roles without which it cannot run, those that it reads through other models included. */
function needsOf(model: ModelDeclaration, models: Models): string {
  const needed = [...rolesOf(model, models)].map(roleWords).join(' and ');
  const instead = tablesOf(model).flatMap(({ otherwise }) => {
    const other = otherwise === undefined ? undefined : models.get(otherwise);
    return other ? [`, or else ${[...rolesOf(other, models)].map(roleWords).join(' and ')}`] : [];
  });
  return needed === '' ? 'no data in particular' : `${needed}${instead.join('')}`;
}

function rolesOf(model: ModelDeclaration, models: Models): ReadonlySet<Role> {
  const read = tablesOf(model).flatMap((table) => {
    const other = table.default === null ? undefined : models.get(table.default);
    return other ? [...rolesOf(other, models)] : [];
  });
  return new Set([...model.roles, ...read]);
}

/** The models that it reads where nothing else is chosen, as links. */
function throughOf(model: ModelDeclaration): string {
  const read = tablesOf(model).flatMap((table) => [table.default ?? [], table.otherwise ?? []]);
  const links = read.flat().map((id) => `[${id}](${id}.md)`);
  return links.length === 0 ? '' : `, read through ${links.join(' and ')}`;
}

function tablesOf({ settings }: ModelDeclaration) {
  return Object.values(settings).filter((setting) => setting.type === 'table');
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function roleWords(role: Role): string {
  return ROLE_WORDS[role].label.toLowerCase();
}

/** What other roles add, and what exactly where the model says so. */
function moreWith({ optionalRoles = [], adds = {} }: ModelDeclaration): string[] {
  if (optionalRoles.length === 0) return [];
  const parts = optionalRoles.map((role) => {
    const added = adds[role];
    return added === undefined ? roleWords(role) : `${roleWords(role)} (${added})`;
  });
  return [`**Tells more with** ${parts.join(', ')}.`];
}

function rulesPart({ settings }: ModelDeclaration): string[] {
  return Object.values(settings).flatMap((setting) => {
    if (setting.type !== 'rules' || setting.default === null) return [];
    const row = ({ segment, when, meaning = '', action = '' }: SegmentRule) => [
      segment,
      ruleWords(when),
      meaning,
      action,
    ];
    const head = ['segment', 'who meets it', 'meaning', 'suggested action'];
    return ['## Rules where none are set', table(head, setting.default.map(row))];
  });
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
      return setting.count === undefined
        ? 'increasing numbers'
        : `${setting.count} increasing numbers`;
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
      return 'segments in order, each with [conditions](../notebook-format.md#rules)';
    case 'words':
      return `[texts by segment](../notebook-format.md#words): ${setting.fields.join(', ')}`;
    case 'table':
      return `a relation with ${setting.needs.map((column) => `\`${column}\``).join(', ')}`;
    case 'grid':
      return 'segments with their [r, f] cells';
    case 'relation':
      return `a relation with ${setting.needs.map((column) => `\`${column}\``).join(', ')}`;
  }
}

/** As it is written in a notebook, but for what would fill the page. */
function defaultOf(setting: SettingDeclaration): string {
  switch (setting.type) {
    case 'rules':
      return setting.default === null ? 'unset' : 'those above';
    case 'numbers':
      return setting.default === null ? 'unset' : `\`[${setting.default.map(short).join(', ')}]\``;
    case 'names':
      return setting.default === null ? 'unset' : `\`[${setting.default.join(', ')}]\``;
    case 'table':
      if (setting.default === null) return 'unset';
      return setting.otherwise === undefined
        ? `\`${setting.default}\``
        : `\`${setting.default}\`, without its data \`${setting.otherwise}\``;
    case 'integer':
    case 'number':
    case 'boolean':
    case 'text':
    case 'choice':
    case 'name':
    case 'date':
    case 'grid':
    case 'words':
    case 'relation':
      return setting.default === null ? 'unset' : `\`${String(setting.default)}\``;
  }
}

/** Fractions without end are cut. */
function short(value: number): string {
  const text = String(value);
  return text.length > 8 ? `${text.slice(0, 5)}…` : text;
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

import { tableFromIPC } from 'apache-arrow';
import { tableRows } from '../../src/base/arrow-values';
import { ok, type Result } from '../../src/base/result';
import { ROLES } from '../../src/base/roles';
import type { Selection } from '../../src/base/selection';
import type { Variables } from '../../src/base/variables';
import type { Cell, Notebook } from '../../src/document/notebook';
import { parseNotebook } from '../../src/document/parse';
import { replaceText } from '../../src/document/replace-text';
import { openNodeConnector } from '../../src/engine/wasm/node';
import { Session } from '../../src/kernel/session';
import type { SqlReferences } from '../../src/kernel/notebook-api';
import { buildGraph } from '../../src/notebook/graph/graph';
import { Scheduler, type CellStatus } from '../../src/notebook/graph/scheduler';
import { inputVariables } from '../../src/notebook/input/input-values';
import {
  factsOf,
  runCell,
  sqlTextsOf,
  unitsOfResults,
  type CellResult,
} from '../../src/notebook/kinds';
import { selectionVariables } from '../../src/notebook/selection-query';
import type { Workbench } from '../../src/notebook/workbench';
import { follow } from '../../src/state/notebook/follow';
import { must } from './engine';

/** A notebook that runs in Node over the real kernel, as the page runs it. */
export class HeadlessNotebook {
  readonly session = new Session(openNodeConnector);
  readonly results = new Map<string, CellResult>();
  /** Labels of cells in the order in which they ran. */
  readonly ran: string[] = [];
  readonly selections = new Map<string, Selection>();
  #call = 1;
  #notebook: Notebook | null = null;
  #text = '';
  /** The relations that cells stand for in the kernel. */
  #names = new Set<string>();
  #variables: Variables = {};
  readonly #scheduler = new Scheduler(
    (id, signal) => this.#run(id, signal),
    () => undefined,
  );

  async addFiles(...files: File[]): Promise<void> {
    must(await this.session.addFiles(this.#call++, files, () => undefined));
  }

  /** Opens a text and runs all of it. */
  async run(text: string): Promise<void> {
    await this.open(text);
    this.#scheduler.runAll();
    await this.#scheduler.settled();
  }

  /** Takes a text; nothing runs. */
  async open(text: string): Promise<void> {
    const notebook = must(this.#notebook ? replaceText(this.#notebook, text) : parseNotebook(text));
    this.#notebook = notebook;
    this.#text = text;
    const texts = notebook.cells.flatMap(sqlTextsOf);
    const analysed = must(await this.session.analyse(texts));
    const references = new Map<string, SqlReferences>(
      texts.flatMap((sql, index) => {
        const found = analysed[index];
        return found ? [[sql, found] as const] : [];
      }),
    );
    const facts = notebook.cells.map((cell, index) =>
      factsOf(cell, index, (sql) => references.get(sql)),
    );
    this.#scheduler.setGraph(buildGraph(facts));
    const names = new Set(facts.flatMap(({ provides }) => provides.relations));
    must(await this.session.dropCells([...this.#names].filter((name) => !names.has(name))));
    this.#names = names;
    await this.syncVariables();
    const reports = must(await this.session.sources());
    const roles = reports.flatMap((report) =>
      report.roles.filter(({ accepted }) => accepted).map(({ role }) => role),
    );
    this.#scheduler.setRoles(new Set(ROLES.filter((role) => roles.includes(role))));
  }

  /** Puts another text in the place of a part of it, and runs what that changes. */
  async edit(from: string, to: string): Promise<void> {
    if (!this.#text.includes(from)) throw new Error(`there is no ${from}`);
    this.ran.length = 0;
    await this.open(this.#text.replace(from, () => to));
    this.#scheduler.invalidate(this.#scheduler.changed());
    await this.#scheduler.settled();
  }

  /** Runs the cell of this name and what reads it. */
  async rerun(name: string): Promise<void> {
    this.ran.length = 0;
    this.#scheduler.invalidate([this.cell(name).id]);
    await this.#scheduler.settled();
  }

  /** Runs what a selection changes, as the page finds it. */
  async select(name: string, selection: Selection): Promise<void> {
    this.ran.length = 0;
    this.selections.set(name, selection);
    await this.syncVariables();
    const cells = this.#notebook?.cells ?? [];
    const results = new Map(
      cells.map((cell, at) => [cell.id, this.results.get(labelOf(cell, at))]),
    );
    const followed = {
      selections: this.selections,
      cell: (id: string) => ({ result: results.get(id) ?? null, view: null, model: null }),
    };
    this.#scheduler.invalidate(follow(name, cells, followed, this.#scheduler.graph));
    await this.#scheduler.settled();
  }

  /** Statuses by label, in page order. */
  statuses(): Record<string, CellStatus> {
    return Object.fromEntries(
      (this.#notebook?.cells ?? []).map((cell, index) => [
        labelOf(cell, index),
        this.#scheduler.status(cell.id),
      ]),
    );
  }

  cell(name: string) {
    const cell = this.#notebook?.cells.find((candidate) => candidate.name === name);
    if (!cell) throw new Error(`no cell ${name}`);
    return cell;
  }

  /** The unit of a column of an sql cell. */
  unitOf(name: string, column: string): string | undefined {
    const result = this.results.get(name);
    return result?.kind === 'sql'
      ? result.columns.find((candidate) => candidate.name === column)?.unit
      : undefined;
  }

  async rows(sql: string) {
    return tableRows(tableFromIPC(must(await this.session.query(this.#call++, sql, {})).bytes));
  }

  async syncVariables(): Promise<void> {
    const variables: Variables = {};
    for (const cell of this.#notebook?.cells ?? []) {
      if (cell.kind === 'input' && cell.name !== null && cell.spec)
        Object.assign(variables, inputVariables(cell.name, cell.spec));
      const selected =
        cell.kind === 'chart' || cell.kind === 'model' ? cell.spec?.select : undefined;
      if (selected !== undefined)
        Object.assign(variables, selectionVariables(selected, this.selections.get(selected) ?? []));
    }
    this.#variables = variables;
    must(await this.session.setVariables(variables));
  }

  async #run(id: string, signal: AbortSignal): Promise<Result<void>> {
    const cells = this.#notebook?.cells ?? [];
    const index = cells.findIndex((candidate) => candidate.id === id);
    const cell = cells[index];
    if (!cell) throw new Error(`no cell ${id}`);
    const label = labelOf(cell, index);
    this.ran.push(label);
    const result = await runCell(cell, this.#bench(), signal);
    if (!result.ok) return result;
    this.results.set(label, result.value);
    return ok(undefined);
  }

  #bench(): Workbench {
    const { session } = this;
    return {
      asOf: this.#notebook?.front.asOf ?? null,
      variables: this.#variables,
      selection: (name) => this.selections.get(name) ?? [],
      isRead: (cell) => (this.#scheduler.graph.readers.get(cell)?.length ?? 0) > 0,
      unitsFor: (cell) =>
        unitsOfResults(
          (this.#scheduler.graph.nodes.get(cell)?.needs ?? []).map((id) => {
            const cells = this.#notebook?.cells ?? [];
            const name = cells.find((candidate) => candidate.id === id)?.name;
            return this.results.get(name ?? '') ?? null;
          }),
        ),
      rows: async (sql) => {
        const result = await session.query(this.#call++, sql, {});
        return result.ok ? ok(tableRows(tableFromIPC(result.value.bytes))) : result;
      },
      describe: (sql) => session.describe(this.#call++, sql),
      defineRelation: (definition) => session.defineRelation(this.#call++, definition),
      runModel: (options) => session.runModel(this.#call++, options),
    };
  }
}

function labelOf({ name }: Cell, index: number): string {
  return name ?? `#${String(index + 1)}`;
}

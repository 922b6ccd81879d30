/** Parameters of every error the product can show, by code. The union is closed: a new failure gets a new entry. */
export interface ErrorParams {
  cancelled: Readonly<Record<string, never>>;
  'engine.unavailable': { detail: string };
  /** `position` is in UTF-16 units, in the text that the user wrote. */
  'engine.query_failed': { detail: string; position?: number; candidates?: string[] };
  'engine.out_of_memory': { detail: string };
  'engine.not_a_query': { detail: string };
  'engine.too_many_rows': { rows: number; limit: number };
  'intake.empty_file': { file: string };
  'intake.no_rows': { file: string };
  'intake.duplicate_name': { file: string; source: string };
  'intake.same_file': { file: string; other: string; source: string };
  'intake.not_a_table': { file: string; looksLike: string; instead?: string };
  'intake.corrupt_gzip': { file: string; detail: string };
  'intake.corrupt_file': { file: string; kind: string; detail: string };
  'intake.unavailable': { kind: string; detail: string };
  'intake.unsupported_file': { file: string; detail: string; instead: string };
  'intake.locked_file': { file: string; kind: string };
  'intake.archive_too_large': { file: string; detail: string };
  'intake.too_many_files': { folder: string; limit: number };
  'intake.not_here': { address: string; detail: string };
  'intake.ambiguous_numbers': { columns: string[] };
  'intake.too_large': { file: string; bytes: number };
  'intake.unreadable': { file: string; detail: string };
  'intake.ambiguous_dates': { columns: string[] };
  'intake.unknown_source': { source: string };
  'role.missing_column': { role: string; column: string };
  'role.unknown_column': { role: string; column: string; source: string };
  'role.unknown_setting': { key: string; value: string };
  'model.missing_role': { model: string; role: string };
  'model.too_few_rows': { model: string; rows: number; needed: number; of?: string };
  'model.nothing_to_rank': { model: string };
  'model.no_gap': { model: string };
  'model.invalid_setting': { model: string; setting: string; detail: string };
  'model.mixed_currencies': { currencies: string[] };
  'chart.invalid_spec': { key: string; detail: string };
  'document.invalid': { detail: string };
  'document.invalid_cell': { cell: string; detail: string };
  'document.unsupported_version': { version: string };
  'document.too_large': { bytes: number; limit: number };
  'notebook.cycle': { cells: string[] };
  'notebook.unknown_reference': { name: string; candidates?: string[]; position?: number };
  'notebook.duplicate_name': { name: string };
  'notebook.reserved_name': { name: string };
  'notebook.not_formatted': { detail: string };
  'privacy.masked': Readonly<Record<string, never>>;
  'link.damaged': { detail: string };
  'link.unsupported_version': { version: string };
  'link.too_large': { limit: number };
  'export.unavailable': { format: string; detail: string };
  'export.over_limit': {
    format: string;
    of: 'rows' | 'columns' | 'characters';
    found: number;
    limit: number;
  };
  'export.missing_column': { what: string; column: string };
  'export.no_columns': Readonly<Record<string, never>>;
  'export.no_address': { preset: string; needs: string };
  'store.unavailable': { detail: string };
  'store.file_failed': { file: string; detail: string };
}
export type ErrorCode = keyof ErrorParams;

/** A failure as data: it survives structured clone, and the page turns it into words with `describeError`. */
export type QuintileError = {
  [C in ErrorCode]: {
    readonly code: C;
    readonly params: ErrorParams[C];
    readonly where?: string;
    readonly cause?: string;
  };
}[ErrorCode];

/** Makes an error of the given code. */
export function quintileError<C extends ErrorCode>(
  code: C,
  params: ErrorParams[C],
  extra: { where?: string; cause?: string } = {},
): QuintileError {
  return { code, params, ...extra } as QuintileError;
}

/** What happened and what to do next, in the user's words. Plain text: never markup. */
export interface ErrorText {
  readonly message: string;
  readonly next: string;
}

type Catalogue = { [C in ErrorCode]: (params: ErrorParams[C]) => ErrorText };

const CATALOGUE: Catalogue = {
  cancelled: () => ({ message: 'Cancelled.', next: 'Nothing was changed.' }),
  'engine.unavailable': (p) => ({
    message: `The database engine did not start: ${p.detail}`,
    next: 'Reload the page. If it happens again, the host may block WebAssembly or workers.',
  }),
  'engine.query_failed': (p) => ({
    message: p.detail,
    next: p.candidates?.length ? `Did you mean ${p.candidates.join(', ')}?` : 'Check the query.',
  }),
  'engine.out_of_memory': () => ({
    message: 'This step needs more memory than a browser tab can give.',
    next: 'Everything loaded before is still there. Remove a source you do not need, or use fewer columns.',
  }),
  'engine.not_a_query': (p) => ({
    message: `Only a single query can run here: ${p.detail}`,
    next: 'Write one SELECT (or FROM, WITH, VALUES) without a semicolon in the middle.',
  }),
  'engine.too_many_rows': (p) => ({
    message: `The result has ${String(p.rows)} rows or more; at most ${String(p.limit)} can be handed over.`,
    next: 'Add a LIMIT, aggregate, or export to a file.',
  }),
  'intake.empty_file': (p) => ({
    message: `“${p.file}” is empty (0 bytes).`,
    next: 'Export it again, or choose another file.',
  }),
  'intake.no_rows': (p) => ({
    message: `“${p.file}” has a header but no rows.`,
    next: 'Check the export’s date range or filter, then drop it again.',
  }),
  'intake.duplicate_name': (p) => ({
    message: `A file called “${p.file}” is already loaded, so this one was left out: counted twice, it would double every sum.`,
    next: 'If it holds other rows, rename it and drop it again; to replace the first, remove that before.',
  }),
  'intake.same_file': (p) => ({
    message: `“${p.file}” holds exactly what “${p.other}” holds, so it was left out: counted twice, it would double every sum.`,
    next: 'Nothing has to be done; dismiss it here.',
  }),
  'intake.not_a_table': (p) => ({
    message: `“${p.file}” is not a table: it looks like ${p.looksLike}.`,
    next: p.instead ?? 'Export the data as CSV or .xlsx and drop that.',
  }),
  'intake.corrupt_gzip': (p) => ({
    message: `“${p.file}” is a damaged gzip file: ${p.detail}`,
    next: 'Download or compress it again; a cut-off download is the usual cause.',
  }),
  'intake.corrupt_file': (p) => ({
    message: `“${p.file}” is a damaged ${p.kind}: ${p.detail}`,
    next: 'Download or export it again; a cut-off download is the usual cause.',
  }),
  'intake.unavailable': (p) => ({
    message: `What reads a ${p.kind} did not load: ${p.detail}`,
    next: 'Look whether the page’s host can be reached, and drop the file again.',
  }),
  'intake.unsupported_file': (p) => ({
    message: `“${p.file}” cannot be read here: ${p.detail}`,
    next: `Save it ${p.instead} and drop that.`,
  }),
  'intake.locked_file': (p) => ({
    message: `“${p.file}” is a ${p.kind} with a password.`,
    next: 'Save a copy without the password and drop that.',
  }),
  'intake.archive_too_large': (p) => ({
    message: `“${p.file}” was not unpacked: ${p.detail}`,
    next: 'Unpack it yourself, look at what is in it, and drop the files you need.',
  }),
  'intake.too_many_files': (p) => ({
    message: `“${p.folder}” holds more than ${String(p.limit)} files, so nothing was read from it.`,
    next: 'Choose a folder inside it that has your data, or the files themselves.',
  }),
  'intake.not_here': (p) => ({
    message: `Nothing was read from ${p.address}: ${p.detail}`,
    next: 'Check the address. Only files beside this page can be opened by it: download others and drop them.',
  }),
  'intake.ambiguous_numbers': (p) => ({
    message: `In ${p.columns.join(', ')} every number such as 1,234 could be one and a bit, or over a thousand.`,
    next: 'Choose what the sign means; nothing is computed from this source until then.',
  }),
  'intake.too_large': (p) => ({
    message: `“${p.file}” does not fit into this tab’s memory.`,
    next: 'Drop fewer columns or a shorter period; sources loaded before are still there.',
  }),
  'intake.unreadable': (p) => ({
    message: `“${p.file}” could not be read: ${p.detail}`,
    next: 'Change the reading (delimiter, quote, header) and read it again.',
  }),
  'intake.ambiguous_dates': (p) => ({
    message: `In ${p.columns.join(', ')} every date could be day/month or month/day.`,
    next: 'Choose which comes first; nothing is computed from this source until then.',
  }),
  'intake.unknown_source': (p) => ({
    message: `There is no source called “${p.source}”.`,
    next: 'Look at the list of sources on the left.',
  }),
  'role.missing_column': (p) => ({
    message: `To read this as ${p.role}, a column for ${p.column} is needed.`,
    next: 'Choose the column in the mapping.',
  }),
  'role.unknown_column': (p) => ({
    message: `${p.source} has no column “${p.column}”.`,
    next: 'Choose one of its columns in the mapping.',
  }),
  'role.unknown_setting': (p) => ({
    message: `“${p.value}” is not a value of ${p.key}.`,
    next: 'Choose one of the offered values.',
  }),
  'model.missing_role': (p) => ({
    message: `${p.model} needs ${p.role}.`,
    next: `Drop a file that tells about ${p.role}.`,
  }),
  'model.too_few_rows': (p) => ({
    message: `${p.model} needs at least ${String(p.needed)} ${p.of ?? 'rows'}; there are ${String(p.rows)}.`,
    next: 'Check the cleaning rules, or load more data.',
  }),
  'model.nothing_to_rank': (p) => ({
    message: `${p.model} needs revenue above zero; all customers together have none, or returns outweigh it.`,
    next: 'Check which column holds the amounts, or exclude returns in the cleaning rules.',
  }),
  'model.no_gap': (p) => ({
    message: `${p.model} measures by the gaps between orders, and nobody here has ordered on two days.`,
    next: 'Give fixed days instead: choose fixed days and three numbers, such as 30, 60 and 120.',
  }),
  'model.invalid_setting': (p) => ({
    message: `${p.setting}: ${p.detail}`,
    next: 'Change the setting.',
  }),
  'model.mixed_currencies': (p) => ({
    message: `The amounts are in ${p.currencies.join(', ')}; sums never mix currencies.`,
    next: 'Choose one currency to look at.',
  }),
  'chart.invalid_spec': (p) => ({
    message: `${p.key}: ${p.detail}`,
    next: 'Correct the chart’s text.',
  }),
  'document.invalid': (p) => ({
    message: `This is not a notebook: ${p.detail}`,
    next: 'Correct the text, or open another file.',
  }),
  'document.invalid_cell': (p) => ({
    message: `${p.cell}: ${p.detail}`,
    next: 'Correct the cell’s text.',
  }),
  'document.unsupported_version': (p) => ({
    message: `This notebook has a format that this Quintile does not know (${p.version}).`,
    next: 'Open it with the newest version; nothing was changed.',
  }),
  'document.too_large': (p) => ({
    message: `The notebook’s text has ${String(p.bytes)} bytes; at most ${String(p.limit)} can be opened.`,
    next: 'Split it into several notebooks.',
  }),
  'notebook.cycle': (p) => ({
    message: `These cells read each other in a circle: ${p.cells.join(' → ')}.`,
    next: 'Let one of them read something else.',
  }),
  'notebook.unknown_reference': (p) => ({
    message: `Nothing here is called “${p.name}”.`,
    next: p.candidates?.length
      ? `Did you mean ${p.candidates.join(', ')}?`
      : 'Add a cell or an input of that name, or correct the name.',
  }),
  'notebook.duplicate_name': (p) => ({
    message: `The name “${p.name}” is taken by a cell above.`,
    next: 'Give this one another name.',
  }),
  'notebook.reserved_name': (p) => ({
    message: `The name “${p.name}” is reserved for your data.`,
    next: 'Give the cell another name.',
  }),
  'notebook.not_formatted': (p) => ({
    message: `This SQL could not be formatted: ${p.detail}.`,
    next: 'The text is as it was. Run the cell to see what is wrong with it.',
  }),
  'privacy.masked': () => ({
    message:
      'Rows as they stand in the files are not shown while names, e-mails and phones are masked.',
    next: 'Read customers, transactions and the other tables of your data instead, or stop masking.',
  }),
  'link.damaged': (p) => ({
    message: `This link is damaged: ${p.detail}`,
    next: 'Copy the whole link again; mail programs sometimes cut long ones. Nothing was run.',
  }),
  'link.unsupported_version': (p) => ({
    message: `This link was made by a newer Quintile (version ${p.version}).`,
    next: 'Open it with the newest version. Nothing was run.',
  }),
  'link.too_large': (p) => ({
    message: `This link holds more than ${String(p.limit / 1_000_000)} MB of text, which no notebook needs.`,
    next: 'Ask for the notebook as a file. Nothing was run.',
  }),
  'export.unavailable': (p) => ({
    message: `What writes ${p.format} files did not load: ${p.detail}`,
    next: 'Look whether the page’s host can be reached and try again, or export as CSV.',
  }),
  'export.over_limit': (p) => ({
    message:
      p.of === 'characters'
        ? `One cell has ${String(p.found)} characters; a cell of ${p.format} holds at most ${String(p.limit)}.`
        : `There are ${String(p.found)} ${p.of}; a sheet of ${p.format} holds at most ${String(p.limit)}.`,
    next: 'Export as CSV or Parquet, or fewer of them.',
  }),
  'export.missing_column': (p) => ({
    message: `${p.what} needs a column “${p.column}”.`,
    next: 'Choose a table that has it, or go on without.',
  }),
  'export.no_columns': () => ({
    message: 'No column is chosen.',
    next: 'Choose at least one for the file.',
  }),
  'export.no_address': (p) => ({
    message: `${p.preset} needs ${p.needs}.`,
    next: 'Choose the columns that hold them, or another kind of list.',
  }),
  'store.unavailable': (p) => ({
    message: `This browser does not let the page keep notebooks: ${p.detail}`,
    next: 'Save the notebook as a file before you leave.',
  }),
  'store.file_failed': (p) => ({
    message: `“${p.file}” could not be written: ${p.detail}`,
    next: 'Save it under another name, or in another folder.',
  }),
};

/** Turns an error into its message and next step. */
export function describeError(error: QuintileError): ErrorText {
  const entry = CATALOGUE[error.code] as (params: unknown) => ErrorText;
  return entry(error.params);
}

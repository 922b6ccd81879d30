import type { ColumnTrait, TraitKinds } from './attributes';
import type { QuintileError } from './errors';
import type { KnownExport } from './known-export';
import type { Shape } from './shapes';
import type { Cleaning, ExcludedStatus, Mapping, Role } from './roles';
import type { Reading, ReadingChoices, SetAside } from './reading';

/** What has to be asked before anything is computed from a source. */
export type Need = 'date_order' | 'decimal' | 'role' | 'mapping' | 'currency';

/** A role that a source supplies, and how. */
export interface RoleReport {
  readonly role: Role;
  readonly mapping: Mapping;
  /** 0 to 1. */
  readonly confidence: number;
  readonly accepted: boolean;
  readonly cleaning: Cleaning;
  /** Kinds of attributes that were chosen, by column. */
  readonly traits?: TraitKinds;
}

/** What a sheet or web page shows beside its values, and what was done to read it as a table. */
export interface SheetFacts {
  /** Rows that are hidden or filtered out there: they are among the rows. */
  readonly hiddenRows: number;
  /** Merged cells whose value was repeated in the cells that they cover. */
  readonly filledMerges: number;
  /** Currency signs or codes that numbers are shown with; they are not in the table. */
  readonly currencies: readonly {
    readonly column: string;
    readonly currencies: readonly string[];
  }[];
}

/** One report for each resulting source: the answer of `addFiles` and `setRole`. */
export interface SourceReport {
  /** Relation name without schema: the table is `source.<source>`. */
  readonly source: string;
  readonly files: readonly string[];
  readonly bytes: number;
  /** Columns of the table, with the engine's types. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** What each of them would tell about a customer. */
  readonly traits?: readonly ColumnTrait[];
  /** Rows in the table plus rejected rows. */
  readonly rows: number;
  readonly rejected: number;
  /** The strongest role, or null. */
  readonly role: Role | null;
  readonly roles: readonly RoleReport[];
  /** Mapping of the strongest role. */
  readonly mapping: Mapping;
  readonly confidence: number;
  readonly reading: Reading | null;
  /** What of the reading was chosen, by the user or as remembered; the rest was found. */
  readonly choices?: ReadingChoices;
  readonly needs?: readonly Need[];
  /** Columns whose dates could be day/month or month/day; text until that is answered. */
  readonly ambiguousDates?: readonly string[];
  /** Columns whose numbers could have a decimal point or thousands (1,234); text until that is answered. */
  readonly ambiguousNumbers?: readonly string[];
  /** The currency of its orders by the signs beside the amounts, where no column tells it. */
  readonly signCurrency?: string;
  /** What the orders of other sources count in, where its own are to be added to them. */
  readonly otherCurrency?: string;
  /** Columns that would play parts in orders, where they are not enough for any role. */
  readonly parts?: Mapping;
  /** Parts of the file that are no rows of its table. They are not among `rows`; `set_aside_rows` holds them. */
  readonly setAside?: readonly SetAside[];
  /** Cells that could not be taken over from their format, by reason, e.g. errors of a spreadsheet. */
  readonly lostCells?: readonly { readonly reason: string; readonly cells: number }[];
  /** Absent where there is nothing to tell. */
  readonly sheet?: SheetFacts;
  /** Bytes that are no character in the encoding, shown as �. */
  readonly undecodable?: number;
  /** The known export that the file was recognised as. */
  readonly preset?: KnownExport;
  /** What in its columns says that a sale was not completed. */
  readonly statuses?: readonly ExcludedStatus[];
  /** What else lay in its archive and is no table, with its path; told once, with the first table there. */
  readonly passedOver?: readonly string[];
  /** How it was made from other sources, for one that was not read from a file. */
  readonly shape?: Shape;
  /** What to know about how it was made, one sentence each. */
  readonly shapeNotes?: readonly string[];
  /** Sources made from this one that tell in its place. */
  readonly usedIn?: readonly string[];
  /** Read and mapped as the user did with such a file before. ISO day. */
  readonly remembered?: string;
  readonly error?: QuintileError;
}

/** The honest count of a role: kept + excluded (by reason) + rejected = rows read. */
export interface RoleCounts {
  readonly role: Role;
  readonly read: number;
  readonly kept: number;
  readonly rejected: number;
  readonly excluded: readonly {
    readonly reason: string;
    readonly rows: number;
  }[];
  /** Of the kept rows. Dates are ISO days. */
  readonly first_at: string | null;
  readonly last_at: string | null;
  readonly amount: number | null;
}

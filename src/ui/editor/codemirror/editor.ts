import { autocompletion, closeBrackets } from '@codemirror/autocomplete';
import { history } from '@codemirror/commands';
import {
  bracketMatching,
  indentOnInput,
  indentUnit,
  type LanguageSupport,
} from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches } from '@codemirror/search';
import {
  Annotation,
  Compartment,
  EditorState,
  Transaction,
  type Extension,
} from '@codemirror/state';
import {
  drawSelection,
  dropCursor,
  EditorView,
  keymap,
  lineNumbers,
  placeholder,
  rectangularSelection,
} from '@codemirror/view';
import { hasLineNumbers } from '../code-pieces';
import { placedIn, type EditorDiagnostic } from '../diagnostic';
import { minimalChange } from '../minimal-change';
import type { SqlSchema } from '../sql-completion/schema';
import { keys, type EditorActions } from './keys';
import { sqlSource } from './sql-source';
import { theme } from './theme';

export interface EditorSetup {
  readonly parent: HTMLElement;
  readonly value: string;
  readonly language: LanguageSupport;
  readonly isSql: boolean;
  readonly placeholder: string;
  readonly access: EditorAccess;
  /** Called with the whole text after every edit of the user. */
  readonly onchange: (text: string) => void;
  readonly actions: () => EditorActions;
  readonly schema: () => SqlSchema | undefined;
}

/** How the editor is read and written. */
export interface EditorAccess {
  /** Accessible name. */
  readonly label: string;
  /** Id of the element that explains the keys. */
  readonly describedBy: string;
  readonly readonly: boolean;
}

/** Where the focus comes from: it decides where the cursor goes and what Tab does. */
export type FocusBy = 'tab' | 'command' | { readonly x: number; readonly y: number };

/** Marks what was not typed here. */
const fromOutside = Annotation.define<boolean>();

/** A live editor in an element. Its text is the caller’s: what comes from outside is merged in. */
export class Editor {
  readonly #view: EditorView;
  readonly #access = new Compartment();
  readonly #numbers = new Compartment();
  /** Texts told to the caller and not yet seen again: coming back late, they are no news. */
  #told: string[] = [];
  #marked: readonly EditorDiagnostic[] = [];
  #expectsFocus = false;
  /** The caller is being told of an edit: CodeMirror takes no change before that is over. */
  #telling = false;

  constructor(setup: EditorSetup) {
    const doc = setup.value.replaceAll(/\r\n?/g, '\n');
    this.#view = new EditorView({
      parent: setup.parent,
      state: EditorState.create({
        doc,
        extensions: [
          this.#access.of(accessOf(setup.access)),
          this.#numbers.of(numbersFor(doc.split('\n').length)),
          this.#behaviour(setup),
          keys(setup.actions),
          // Language keymaps come behind ours.
          setup.language,
          theme,
        ],
      }),
    });
  }

  #behaviour(setup: EditorSetup): Extension {
    return [
      history(),
      drawSelection(),
      dropCursor(),
      rectangularSelection(),
      bracketMatching(),
      indentOnInput(),
      indentUnit.of('  '),
      EditorState.tabSize.of(2),
      EditorState.allowMultipleSelections.of(true),
      highlightSelectionMatches({ highlightWordAroundCursor: false }),
      lintGutter(),
      setup.isSql ? this.#sql(setup) : keymap.of([]),
      setup.placeholder === '' ? [] : placeholder(setup.placeholder),
      EditorView.updateListener.of((update) => {
        if (!update.docChanged) return;
        this.#numberLines();
        if (update.transactions.every((change) => change.annotation(fromOutside))) return;
        update.view.setTabFocusMode(false);
        const text = update.state.doc.toString();
        this.#told = [...this.#told.slice(-20), text];
        this.#telling = true;
        setup.onchange(text);
        this.#telling = false;
      }),
      EditorView.domEventHandlers({
        pointerdown: (_event, view) => {
          this.#expectsFocus = true;
          view.setTabFocusMode(false);
        },
        // Reached by Tab, it lets Tab go on until something is typed: nobody who only passes is held.
        focus: (_event, view) => {
          if (!this.#expectsFocus) view.setTabFocusMode(true);
          this.#expectsFocus = false;
        },
      }),
    ];
  }

  #sql(setup: EditorSetup): Extension {
    return [
      closeBrackets(),
      autocompletion({
        override: [sqlSource(setup.schema)],
        activateOnTypingDelay: 0,
        icons: false,
        optionClass: ({ type }) => `offer-${type ?? ''}`,
      }),
    ];
  }

  #numberLines(): void {
    const { state } = this.#view;
    const wanted = numbersFor(state.doc.lines);
    if (this.#numbers.get(state) === wanted) return;
    this.#view.dispatch({ effects: this.#numbers.reconfigure(wanted) });
  }

  /** Takes over a text from outside, as a minimal change; the cursor stays. Own text coming back changes nothing. */
  setValue(value: string): void {
    this.#whenFree(() => this.#take(value));
  }

  #take(value: string): void {
    const text = value.replaceAll(/\r\n?/g, '\n');
    const current = this.#view.state.doc.toString();
    if (text === current) {
      this.#told = [];
      return;
    }
    const told = this.#told.indexOf(text);
    if (told >= 0 && told < this.#told.length - 1) {
      this.#told.splice(0, told + 1);
      return;
    }
    this.#told = [];
    const change = minimalChange(current, text);
    if (!change) return;
    this.#view.dispatch({
      changes: change,
      annotations: [fromOutside.of(true), Transaction.addToHistory.of(false)],
    });
    this.#mark();
  }

  setAccess(access: EditorAccess): void {
    this.#whenFree(() => {
      this.#view.dispatch({ effects: this.#access.reconfigure(accessOf(access)) });
    });
  }

  /** Underlines what is wrong; until the next call the marks move with the text. */
  setDiagnostics(diagnostics: readonly EditorDiagnostic[]): void {
    if (diagnostics.length === 0 && this.#marked.length === 0) return;
    this.#marked = diagnostics;
    this.#whenFree(() => this.#mark());
  }

  #mark(): void {
    const { state } = this.#view;
    const text = state.doc.toString();
    const placed = this.#marked.map((found) => ({
      message: found.message,
      severity: found.severity,
      ...placedIn(text, found),
    }));
    this.#view.dispatch(setDiagnostics(state, placed));
  }

  /** Puts the cursor into the text. */
  focus(by: FocusBy = 'command'): void {
    this.#expectsFocus = by !== 'tab';
    this.#view.focus();
    if (typeof by === 'object') {
      this.#view.dispatch({ selection: { anchor: this.#view.posAtCoords(by, false) } });
    }
    if (by !== 'tab') this.#view.setTabFocusMode(false);
  }

  /** Puts text in at the cursor, in place of what is selected, as if it had been typed. */
  insert(text: string): void {
    this.#view.dispatch(this.#view.state.replaceSelection(text), {
      userEvent: 'input',
      scrollIntoView: true,
    });
  }

  #whenFree(change: () => void): void {
    if (this.#telling) queueMicrotask(change);
    else change();
  }

  destroy(): void {
    this.#view.destroy();
  }
}

function accessOf({ label, describedBy, readonly }: EditorAccess): Extension {
  return [
    EditorState.readOnly.of(readonly),
    EditorView.contentAttributes.of({
      'aria-label': label,
      'aria-describedby': describedBy,
      'aria-readonly': String(readonly),
      // It has the focus anyway; said so, assistive technology knows that what scrolls can be reached.
      tabindex: '0',
    }),
  ];
}

const NUMBERS = lineNumbers();
const NO_NUMBERS: Extension = [];

function numbersFor(lines: number): Extension {
  return hasLineNumbers(lines) ? NUMBERS : NO_NUMBERS;
}

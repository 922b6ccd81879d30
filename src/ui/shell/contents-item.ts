/** A part of the page that the contents list leads to. */
export interface ContentsItem {
  /** Id of the element on the page. */
  id: string;
  label: string;
}

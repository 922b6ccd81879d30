/** Whether a page is a workbook of Excel 2003 in XML (SpreadsheetML), as old systems write it under the name .xls. */
export function isSpreadsheetXml(head: string): boolean {
  return (
    /<(\w+:)?Workbook\b/.test(head) && head.includes('urn:schemas-microsoft-com:office:spreadsheet')
  );
}

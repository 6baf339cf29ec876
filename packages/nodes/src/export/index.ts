export { toCsv } from './csv.ts';
export { toEdl } from './edl.ts';
export { toFcpxml } from './fcpxml.ts';
export { LIST_RATES } from './frame-rate.ts';
export { toOtio } from './otio.ts';
export { type PdfOptions, type PdfPage, type PdfPicture, toPdf } from './pdf.ts';
export { type ListedShot, type ShotList, type ShotListOptions, toShotList } from './shot-list.ts';
export { toShotListJson } from './shot-list-json.ts';
export { type FileFormat, WrittenFile, type WrittenFileValue, writeFile } from './written-file.ts';

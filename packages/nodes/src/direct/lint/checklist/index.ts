export { type Checklist, type ChecklistPoint, checklist, type PointHolder } from './checklist.ts';
export { POINT_NAMES, POINTS, type PointName } from './points.ts';
export { pointsDone, reportOf } from './report.ts';

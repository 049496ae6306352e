import { AttendanceHeadCountRow } from './attendance-head-count.entity.js';
import { AttendanceMarkRow } from './attendance-mark.entity.js';
import { AttendanceRecordRow } from './attendance-record.entity.js';
import { AttendanceChangeRow } from './review/attendance-change.entity.js';
import { AttendanceClaimFileRow } from './review/attendance-claim-file.entity.js';
import { AttendanceClaimRow } from './review/attendance-claim.entity.js';

export const ATTENDANCE_ENTITIES = [
  AttendanceMarkRow,
  AttendanceRecordRow,
  AttendanceHeadCountRow,
  AttendanceClaimRow,
  AttendanceClaimFileRow,
  AttendanceChangeRow,
];

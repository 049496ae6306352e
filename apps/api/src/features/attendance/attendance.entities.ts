import { AttendanceMarkRow } from './attendance-mark.entity.js';
import { AttendanceRecordRow } from './attendance-record.entity.js';

export const ATTENDANCE_ENTITIES = [AttendanceMarkRow, AttendanceRecordRow];

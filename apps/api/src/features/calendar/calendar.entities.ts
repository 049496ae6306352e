import { CalendarEntryRecord } from './calendar-entry.entity.js';
import { CalendarFeed } from './calendar-feed.entity.js';

export const CALENDAR_ENTITIES = [CalendarEntryRecord, CalendarFeed];

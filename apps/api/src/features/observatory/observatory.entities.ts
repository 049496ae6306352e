import { FeedCell } from './feed-cell.entity.js';
import { Feed } from './feed.entity.js';
import { Indicator } from './indicator.entity.js';
import { Observation } from './observation.entity.js';
import { Period } from './period.entity.js';
import { Release } from './release.entity.js';

export const OBSERVATORY_ENTITIES = [Indicator, Period, Feed, FeedCell, Release, Observation];

import { english } from '../core/define.js';

/** Private notes and bookmarks in lessons. */
export const notes = english({
  title: 'My notes',
  lead: 'Your notes and bookmarks in lessons. Nobody but you sees them.',
  menu: 'Note or bookmark, paragraph {{number}}',
  'menu-marked': 'Bookmarked; note or bookmark, paragraph {{number}}',
  write: 'Write a note',
  edit: 'Change the note',
  mark: 'Bookmark this place',
  unmark: 'Remove the bookmark',
  mine: 'My note',
  private: 'Only you see it.',
  saved: 'Saved',
  kept: 'Kept on this device, not sent yet',
  done: 'Done',
  remove: 'Delete the note',
  bookmark: 'Bookmark',
  paragraph: 'Go to the paragraph',
  'empty.title': 'No notes yet',
  'empty.text': 'In a lesson, open the small menu beside a paragraph to write a note or to bookmark the place.',
  'empty.action': 'Go to my learning',
});

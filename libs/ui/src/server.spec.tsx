/** @jest-environment node */
import { renderToString } from 'react-dom/server';
import * as ui from './index.js';

const {
  AppFrame,
  Banner,
  Breadcrumbs,
  Card,
  DescriptionList,
  Dialog,
  EmptyState,
  LiveRegion,
  Menu,
  MenuItem,
  NavBar,
  Notice,
  PageHeader,
  Pager,
  ProgressBar,
  ProgressRing,
  Skeleton,
  StatusPill,
  Stepper,
  TaskCard,
  TaskList,
} = ui;

const page = () =>
  renderToString(
    <AppFrame
      productName="Edukom"
      homeHref="/sq"
      skipText="Skip"
      banner={<Banner label="Mode">Demo</Banner>}
      nav={
        <NavBar
          label="Main"
          items={[{ href: '/sq', text: 'Home', icon: 'home', isCurrent: true, count: 2, countLabel: 'tasks' }]}
        />
      }
      userMenu={
        <Menu label="Arta">
          <MenuItem href="/sq/profile">Profile</MenuItem>
        </Menu>
      }
      footer="Ministry"
    >
      <PageHeader
        title="Good day"
        breadcrumbs={<Breadcrumbs label="Place" items={[{ text: 'Home', href: '/sq' }, { text: 'Here' }]} />}
        status={<StatusPill status="needs">Waits</StatusPill>}
        next="Session tomorrow"
      />
      <TaskList>
        <TaskCard
          title="Continue lesson 3"
          href="/sq/lesson"
          icon="book"
          isLead
          action="Go on"
          progress={<ProgressBar label="Progress" value={3} max={8} />}
        />
      </TaskList>
      <Card title="Mine">
        <ProgressRing label="Done: 64 percent" share={0.64} text="64 %" />
        <DescriptionList items={[{ key: 'name', term: 'Name', detail: 'Arta' }]} />
      </Card>
      <Stepper label="Steps" steps={[{ key: 'file', label: 'File', state: 'done', stateText: 'done' }]} />
      <EmptyState title="Nothing yet" />
      <Notice title="Saved" tone="good" />
      <Skeleton label="Loading" />
      <LiveRegion>Saved</LiveRegion>
      <Pager label="Pages" previousText="Back" nextText="On" nextHref="?after=2" />
      <Dialog isOpen={false} onClose={() => undefined} title="Sure?" closeText="Close">
        Secret
      </Dialog>
    </AppFrame>,
  );

test('a whole page renders where there is no window', () => {
  expect(typeof window).toBe('undefined');
  const html = page();
  for (const words of ['Skip', 'Continue lesson 3', 'Session tomorrow', 'Saved', 'Nothing yet', 'href="?after=2"'])
    expect(html).toContain(words);
  expect(html).not.toContain('Secret');
});

test('no component writes a style into the page', () => {
  expect(page()).not.toMatch(/<style|style="/);
});

test('the skip link leads to the main part', () => {
  expect(page()).toMatch(/href="#main".*<main id="main" tabindex="-1"/s);
});

import type { PracticeTemplate } from './ticket-templates.ts';

/** The register of continual improvement: baseline, target and result in words. */
export const IMPROVEMENTS: readonly PracticeTemplate[] = [
  {
    key: 'verify-yearly', title: 'Every device of {client} seen once a year', description: '**Baseline** 31 % of the assets were verified in the last 12 months.\n\n**Target** 90 %.\n\n**Owner** field team.', category: 'Records', group: 'Field', classes: [], impact: 'low', urgency: 'low', minutes: [60, 180],
    notes: { assessed: 'Room audit with the scanner takes 20 minutes for 40 devices; two rooms a visit cost no extra way.', approved: 'Approved, from the next visit on.', 'in-progress': '{48-71} % after two months.', measured: '{86-94} % after six months, {3-9} devices missing, {4-12} unknown ones found.', closed: 'Goes on as a habit.', cancelled: 'Part of the new contract anyway.' },
  },
  {
    key: 'first-contact', title: 'More solved at first contact', description: '**Baseline** 38 % of the incidents without reassignment.\n\n**Target** 50 %.\n\n**Owner** service desk.', category: 'Service desk', group: 'Service desk', classes: [], impact: 'low', urgency: 'low', minutes: [60, 120],
    notes: { assessed: 'Ten kinds make up half of what is passed on; six of them need only a permission.', approved: 'Rights for printing, mailboxes and second factor go to the desk.', 'in-progress': 'Six short articles written, two are missing.', measured: '{49-55} % in the last quarter.', closed: 'Target reached.', cancelled: 'Another way of counting was agreed.' },
  },
  {
    key: 'restore-test', title: 'Restore test each quarter for {client}', description: '**Baseline** last test 14 months ago.\n\n**Target** one machine and one file each quarter, with report.', category: 'Backup', group: 'Systems', classes: [], impact: 'medium', urgency: 'low', minutes: [60, 120], runbook: 'restore-veeam-vm',
    notes: { assessed: 'One hour each quarter, isolated network is there.', approved: 'Approved by the client, report to {contact}.', 'in-progress': 'First test: {11-19} minutes to the sign-in screen.', measured: 'Two of two quarters done.', closed: 'In the calendar of the systems team.', cancelled: 'Done by the auditor of the client.' },
  },
  {
    key: 'expiry', title: 'No certificate runs out unseen', description: '**Baseline** 4 in a year.\n\n**Target** 0.\n\n**How** All certificates in the records with their end, reminder at 30 days.', category: 'Security', group: 'Cloud', classes: [], impact: 'medium', urgency: 'low', minutes: [45, 90], runbook: 'renew-certificate-iis',
    notes: { assessed: 'Scan of all public names found {11-26} not in the records.', approved: 'Approved.', 'in-progress': 'All entered, automatic renewal where possible.', measured: '0 in six months.', closed: 'Target reached.', cancelled: 'Provider takes over.' },
  },
  {
    key: 'power-order', title: 'Start order for every rack on paper at the rack', description: '**Baseline** 2 of 11 server rooms.\n\n**Target** all.\n\n**Why** After power cuts we lose 30 to 60 minutes.', category: 'Power', group: 'Field', classes: [], impact: 'medium', urgency: 'low', minutes: [30, 90], runbook: 'rack-power-order',
    notes: { assessed: 'One page a rack out of the relationships in the records.', approved: 'Approved, printed on the next visits.', 'in-progress': '{5-8} of 11 done.', measured: 'Last power cut: all up after 22 minutes instead of 50.', closed: 'All racks have their page.', cancelled: 'Replaced by automatic start.' },
  },
  {
    key: 'win10', title: 'No Windows 10 left at {client}', description: '**Baseline** {9-34} computers.\n\n**Target** 0 by the end of the quarter.', category: 'Workplace', group: 'Service desk', classes: [], impact: 'medium', urgency: 'medium', minutes: [60, 180],
    notes: { assessed: 'Two thirds can be updated, one third has no TPM 2.0.', approved: 'Budget for the rest agreed.', 'in-progress': '{40-80} % done.', measured: 'One left, it runs a measuring device and has no network.', closed: 'Done, the one is documented.', cancelled: 'Client does it with the new lease.' },
  },
  {
    key: 'travel', title: 'Fewer single trips', description: '**Baseline** 2.1 tickets a visit.\n\n**Target** 3.\n\n**How** Dispatcher collects what can wait for the next visit of the site.', category: 'Planning', group: 'Field', classes: [], impact: 'low', urgency: 'low', minutes: [30, 60],
    notes: { assessed: 'A third of the visits had one ticket of priority 4 or 5.', approved: 'Tried for two months with three clients.', 'in-progress': '2.6 after a month.', measured: '{3-4} tickets a visit, satisfaction unchanged.', closed: 'For all clients from now on.', cancelled: 'Too few visits to measure.' },
  },
  {
    key: 'handover', title: 'Handover between shifts in one page', description: '**Baseline** by phone, things get lost.\n\n**Target** one list at 16:00: open P1 and P2, who waits for whom.', category: 'Service desk', group: 'Service desk', classes: [], impact: 'low', urgency: 'low', minutes: [20, 60],
    notes: { assessed: 'The list can come from the tickets by itself.', approved: 'Tried from next week.', 'in-progress': 'In use, one field was missing.', measured: 'No ticket forgotten in six weeks.', closed: 'Stays.', cancelled: 'Shifts are changed anyway.' },
  },
];

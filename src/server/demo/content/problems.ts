import type { PracticeTemplate } from './ticket-templates.ts';

/** Problems: the cause behind repeated incidents. */
export const PROBLEMS: readonly PracticeTemplate[] = [
  {
    key: 'poe-0x4f', title: 'PoE controller error 0x4F on Catalyst 9200L', description: 'Ports lose PoE all at once, data stays. Seen three times in eight months on switches with release 17.6.3.\n\n**Workaround** Cold start, 30 s without power.',
    category: 'Network, PoE', group: 'Network', classes: ['switch'], makes: ['Cisco'], impact: 'high', urgency: 'medium', minutes: [60, 180], runbook: 'ke-poe-0x4f',
    notes: { assess: 'Same picture each time: more than 16 ports at once, log 0x4F, uptime above 180 days.', 'root-cause': 'Counter of the PoE controller overflows, known to the maker, fixed in 17.9.5. A weak supply makes it likelier but is not the cause.', 'fix-in-progress': 'Changes opened for all switches with this release, most critical first.', resolved: 'All on 17.9.5.', closed: 'No case for 90 days.', cancelled: 'Merged with an older problem.' },
  },
  {
    key: 'vss-full', title: 'Backups fail when the system disk runs full', description: 'Four clients, same pattern: shadow storage on C:, log of the application grows, the writer fails at night.\n\n**Workaround** Free 10 GB, restart the writer, run the job by hand.',
    category: 'Backup', group: 'Systems', classes: ['virtual-machine'], impact: 'high', urgency: 'medium', minutes: [60, 150],
    notes: { assess: 'Last quarter {6-11} failed jobs, {4-7} of them with less than 8 % free.', 'root-cause': 'Template for servers gives 80 GB and no volume for shadow copies. Log rotation is off by default in two programs.', 'fix-in-progress': 'Template changed, sensors at 15 %, shadow storage moved on {9-21} servers so far.', resolved: 'All servers moved.', closed: 'No such failure for two months.', cancelled: 'One client only after all, handled there.' },
  },
  {
    key: 'afternoon-line', title: 'Line slow every afternoon at {site}', description: 'Provider shortage, comes back twice a year.\n\n**Workaround** Large uploads before noon, guests limited to 2 Mbit/s.',
    category: 'Network, line', group: 'Network', classes: ['circuit'], impact: 'medium', urgency: 'low', minutes: [45, 120], runbook: 'line-down',
    notes: { assess: 'Measured for two weeks at the firewall, own traffic below 40 %.', 'root-cause': 'Shared segment of the provider is oversold from 13:00 to 18:00. Confirmed in writing.', 'fix-in-progress': 'Offer for a leased line asked from two providers.', resolved: 'Leased line in use.', closed: 'Speed measured for a month.', cancelled: 'Site moves.' },
  },
  {
    key: 'dock-black', title: 'Screens black at docks after the graphics update', description: 'Model-wide since driver 31.0.101.\n\n**Workaround** Pull the power of the dock for a minute.',
    category: 'Workplace, dock', group: 'Service desk', classes: ['other'], impact: 'low', urgency: 'medium', minutes: [45, 90],
    notes: { assess: '{7-16} tickets in six weeks, all with this driver.', 'root-cause': 'Display stream compression of the driver against dock firmware of before 2023.', 'fix-in-progress': 'Dock firmware goes out by the management in three waves.', resolved: 'All docks on the new firmware.', closed: 'Two tickets in a month, other cause.', cancelled: 'Maker has withdrawn the driver.' },
  },
  {
    key: 'sip-alg', title: 'SIP ALG comes back on with firewall updates', description: 'One-way audio after each update of two models.\n\n**Workaround** Switch it off and clear sessions.',
    category: 'Telephony, audio', group: 'Network', classes: ['firewall'], impact: 'medium', urgency: 'medium', minutes: [30, 90], runbook: 'firmware-fortigate',
    notes: { assess: 'Three updates, three times the same.', 'root-cause': 'Default of the session helper returns when the update migrates the VDOM settings.', 'fix-in-progress': 'Check added to the runbook and to the configuration compare of every morning.', resolved: 'Compare finds it the same night.', closed: 'Two updates without a ticket.', cancelled: 'Client has changed the telephone system.' },
  },
  {
    key: 'label-driver', title: 'Label printers change to ribbon mode after driver updates', description: 'Blank labels, production waits.\n\n**Workaround** Media type back to direct thermal, calibrate.',
    category: 'Printing, labels', group: 'Service desk', classes: ['printer'], makes: ['Zebra'], impact: 'medium', urgency: 'high', minutes: [45, 90], runbook: 'calibrate-label-printer',
    notes: { assess: 'Five times since spring, always the night after updates.', 'root-cause': 'Driver packet brings its own defaults and overwrites those of the queue.', 'fix-in-progress': 'Settings pinned in the printer itself, driver updates for this queue off.', resolved: 'Pinned on all label printers.', closed: 'None since.', cancelled: 'Printers were replaced.' },
  },
  {
    key: 'ups-silent', title: 'UPS warn too late: batteries fail before the reminder', description: 'Two of nine sets failed the self-test more than a year before the planned exchange.',
    category: 'Power, UPS', group: 'Field', classes: ['ups'], impact: 'medium', urgency: 'low', minutes: [45, 90], runbook: 'replace-ups-battery',
    notes: { assess: 'Rooms with more than 27 C are hit first.', 'root-cause': 'Life halves for every 8 to 10 C above 25 C. Two cabinets have no air.', 'fix-in-progress': 'Exchange interval by temperature: 4 years up to 25 C, 3 up to 30, 2 above. Fans ordered.', resolved: 'Intervals set in the records.', closed: 'Next round according to plan.', cancelled: 'Handled as improvement.' },
  },
  {
    key: 'roaming-scanners', title: 'Scanners hold on to far access points', description: 'Handhelds roam late in long aisles.\n\n**Workaround** Switch the scanner off and on at the end of the aisle.',
    category: 'Network, Wi-Fi', group: 'Network', classes: ['access-point'], impact: 'medium', urgency: 'medium', minutes: [60, 150], runbook: 'ap-not-joining',
    notes: { assess: 'Signal at the change -78 dBm, should be -70.', 'root-cause': 'Minimum rate 1 Mbit/s keeps the old cell alive, fast transition off.', 'fix-in-progress': 'Profile for scanners with 12 Mbit/s and fast transition, hall by hall.', resolved: 'All halls done.', closed: 'Drops per shift from 30 to 1.', cancelled: 'New scanners solve it.' },
  },
  {
    key: 'profile-growth', title: 'Sign-in on shared computers gets slower over the term', description: 'Minutes after some weeks.\n\n**Workaround** Delete old profiles by hand.',
    category: 'Workplace, sign-in', group: 'Systems', classes: ['workstation'], impact: 'medium', urgency: 'low', minutes: [45, 120],
    notes: { assess: 'Computers with more than 80 profiles need {90-200} s.', 'root-cause': 'Profiles are never removed, and each sign-in reads the list. Dead printer mappings add 20 s each.', 'fix-in-progress': 'Profiles older than 60 days go each Sunday, printers by location.', resolved: 'Policy on all shared computers.', closed: 'Sign-in stays below 35 s.', cancelled: 'Computers were given up for laptops.' },
  },
];

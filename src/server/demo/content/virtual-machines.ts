/** What virtual machines are for, in the order in which an office gets them. */
export interface VirtualRole {
  /** Part of the name. */
  kind: string;
  purpose: string;
  operatingSystem: string;
  cpus: number;
  memoryGb: number;
  disks: string;
  criticality: 1 | 2 | 3;
}

export const VIRTUAL_ROLES: readonly VirtualRole[] = [
  {
    kind: 'dc',
    purpose: 'Domain controller, DNS, DHCP',
    operatingSystem: 'Windows Server 2022',
    cpus: 2,
    memoryGb: 8,
    disks: '80 GB',
    criticality: 1,
  },
  {
    kind: 'fs',
    purpose: 'File and print server',
    operatingSystem: 'Windows Server 2022',
    cpus: 4,
    memoryGb: 16,
    disks: '100 GB + 4 TB',
    criticality: 2,
  },
  {
    kind: 'sql',
    purpose: 'Microsoft SQL Server 2019',
    operatingSystem: 'Windows Server 2019',
    cpus: 8,
    memoryGb: 64,
    disks: '120 GB + 600 GB data + 200 GB logs',
    criticality: 1,
  },
  {
    kind: 'app',
    purpose: 'Line-of-business application',
    operatingSystem: 'Windows Server 2019',
    cpus: 4,
    memoryGb: 32,
    disks: '120 GB + 200 GB',
    criticality: 1,
  },
  {
    kind: 'rds',
    purpose: 'Remote desktop session host',
    operatingSystem: 'Windows Server 2022',
    cpus: 8,
    memoryGb: 48,
    disks: '160 GB',
    criticality: 2,
  },
  {
    kind: 'dc',
    purpose: 'Second domain controller',
    operatingSystem: 'Windows Server 2022',
    cpus: 2,
    memoryGb: 8,
    disks: '80 GB',
    criticality: 2,
  },
  {
    kind: 'pbx',
    purpose: 'Telephone system',
    operatingSystem: 'Debian 12',
    cpus: 2,
    memoryGb: 4,
    disks: '60 GB',
    criticality: 1,
  },
  {
    kind: 'bkp',
    purpose: 'Veeam Backup & Replication 12.1',
    operatingSystem: 'Windows Server 2022',
    cpus: 4,
    memoryGb: 16,
    disks: '120 GB',
    criticality: 2,
  },
  {
    kind: 'web',
    purpose: 'Web server, IIS, reverse proxy',
    operatingSystem: 'Windows Server 2022',
    cpus: 2,
    memoryGb: 8,
    disks: '100 GB',
    criticality: 2,
  },
  {
    kind: 'nvr',
    purpose: 'Camera recording',
    operatingSystem: 'Windows Server 2019',
    cpus: 6,
    memoryGb: 16,
    disks: '100 GB + 12 TB',
    criticality: 3,
  },
  {
    kind: 'mon',
    purpose: 'PRTG probe',
    operatingSystem: 'Windows Server 2022',
    cpus: 2,
    memoryGb: 8,
    disks: '100 GB',
    criticality: 3,
  },
  {
    kind: 'nps',
    purpose: 'RADIUS for Wi-Fi and VPN',
    operatingSystem: 'Windows Server 2022',
    cpus: 2,
    memoryGb: 4,
    disks: '80 GB',
    criticality: 2,
  },
  {
    kind: 'dev',
    purpose: 'Test copy of the application',
    operatingSystem: 'Windows Server 2019',
    cpus: 4,
    memoryGb: 16,
    disks: '120 GB + 200 GB',
    criticality: 3,
  },
  {
    kind: 'lic',
    purpose: 'Licence server',
    operatingSystem: 'Windows Server 2019',
    cpus: 2,
    memoryGb: 4,
    disks: '80 GB',
    criticality: 2,
  },
];

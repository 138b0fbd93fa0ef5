/** Subscriptions in the cloud, in the order in which clients get them. */
export const CLOUD = [
  { name: 'Microsoft 365 tenant', manufacturer: 'Microsoft', model: 'Microsoft 365 Business Premium', criticality: 1 },
  { name: 'Endpoint protection', manufacturer: 'ESET', model: 'PROTECT Complete', criticality: 2 },
  { name: 'Off-site backup', manufacturer: 'Wasabi', model: 'Object storage, 20 TB', criticality: 2 },
] as const;

export const LICENCES = [
  { name: 'Windows Server 2022 Standard, 16 cores', manufacturer: 'Microsoft', seats: 4 },
  { name: 'SQL Server 2019 Standard, 4 cores', manufacturer: 'Microsoft', seats: 1 },
  { name: 'Veeam Backup & Replication, 10 instances', manufacturer: 'Veeam', seats: 10 },
  { name: 'Adobe Acrobat Pro', manufacturer: 'Adobe', seats: 12 },
  { name: 'Remote Desktop Services CAL, per user', manufacturer: 'Microsoft', seats: 25 },
  { name: 'AutoCAD LT', manufacturer: 'Autodesk', seats: 5 },
  { name: 'BarTender Professional', manufacturer: 'Seagull Scientific', seats: 6 },
  { name: 'PRTG 500 sensors', manufacturer: 'Paessler', seats: 500 },
] as const;

/** Names of certificates; `{domain}` is the client's. */
export const CERTIFICATES = [
  { name: 'mail.{domain}', issuer: 'Sectigo RSA DV', use: 'Exchange hybrid, IIS' },
  { name: 'remote.{domain}', issuer: "Let's Encrypt R10", use: 'VPN portal of the firewall' },
  { name: '*.{domain}', issuer: 'DigiCert TLS RSA 2020', use: 'Reverse proxy, IIS' },
  { name: 'rds.{domain}', issuer: 'Sectigo RSA DV', use: 'Remote desktop gateway' },
  { name: 'pbx.{domain}', issuer: "Let's Encrypt R10", use: 'Telephone system, web client' },
  { name: 'radius.{domain}', issuer: 'own authority on the domain controller', use: 'Wi-Fi, 802.1X' },
] as const;

/** How each hypervisor is called as an operating system. */
export const HYPERVISORS = {
  vmware: ['VMware ESXi 7.0 U3', 'VMware ESXi 8.0 U2'],
  'hyper-v': ['Windows Server 2022 Datacenter, Hyper-V', 'Windows Server 2019 Datacenter, Hyper-V'],
  proxmox: ['Proxmox VE 8.1', 'Proxmox VE 8.2'],
} as const;

/** What manages access points of each make. */
export const WIRELESS_MANAGER = {
  cisco: { name: 'Catalyst 9800-CL wireless controller', manufacturer: 'Cisco' },
  aruba: { name: 'Aruba Central', manufacturer: 'HPE Aruba' },
  unifi: { name: 'UniFi Network application', manufacturer: 'Ubiquiti' },
  fortinet: { name: 'FortiLAN Cloud', manufacturer: 'Fortinet' },
} as const;

import type { ReactNode } from 'react';
import { useNotices } from '#renderer/state/notices.ts';
import { dialled } from '#shared/domain/people/rules.ts';

/** A link out of the app: to a mail program, a telephone, a page. The desktop app asks its main process to open it. */
export function OutsideLink(props: {
  href: string;
  className?: string | undefined;
  label?: string;
  children: ReactNode;
}): ReactNode {
  const show = useNotices((state) => state.show);
  const { sitebook } = window;
  return (
    <a
      href={props.href}
      className={props.className}
      aria-label={props.label}
      title={props.label}
      rel="noreferrer"
      target="_blank"
      {...(sitebook
        ? {
            onClick: (event) => {
              event.preventDefault();
              void sitebook.openExternal(props.href).then((answer) => {
                if (!answer.ok) show({ tone: 'bad', text: answer.message, undo: null });
              });
            },
          }
        : {})}
    >
      {props.children}
    </a>
  );
}

/** A mail address that one can write to. */
export const MailLink = ({ address }: { address: string }): ReactNode => (
  <OutsideLink href={`mailto:${encodeURIComponent(address).replace('%40', '@')}`}>{address}</OutsideLink>
);

/** A phone that one can call; plain words where they hold no number. */
export function PhoneLink({ phone }: { phone: string }): ReactNode {
  const number = dialled(phone);
  return number === null ? phone : <OutsideLink href={`tel:${number}`}>{phone}</OutsideLink>;
}

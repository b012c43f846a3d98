import { Dot } from '@/components/feedback/badge'
import { cn } from '@/lib/cn'
import type { StreamStatus } from '@/lib/stream/event-stream'
import { useLiveStatus } from '@/lib/stream/live-status'

const looks: Record<StreamStatus, { label: string; colour: string; pulsing: boolean; title: string }> = {
  connecting: { label: 'Connecting', colour: 'text-faint', pulsing: true, title: 'Opening the live connection' },
  live: { label: 'Live', colour: 'text-ok', pulsing: false, title: 'Changes appear as they happen' },
  reconnecting: {
    label: 'Reconnecting',
    colour: 'text-warn',
    pulsing: true,
    title: 'The live connection is lost; pages are read again every few seconds meanwhile',
  },
}

/** Whether the event stream is connected. */
export function LiveIndicator() {
  const status = useLiveStatus()
  const { label, colour, pulsing, title } = looks[status]
  return (
    <span
      role="status"
      title={title}
      data-live={status}
      className={cn('inline-flex items-center gap-2 text-xs font-medium', colour)}
    >
      <Dot pulsing={pulsing} />
      {label}
    </span>
  )
}

import { useQuery } from '@tanstack/react-query'

import { Badge, Dot } from '@/components/feedback/badge'
import { SimulatedLabel } from '@/components/feedback/simulated-label'
import { Skeleton } from '@/components/feedback/skeleton'
import { ErrorState } from '@/components/feedback/state-panels'
import { Card, Facts } from '@/components/layout/card'
import { PageHeader } from '@/components/layout/page'
import type { SystemInfo } from '@/lib/api/model'
import { systemQuery } from '@/lib/api/system'
import { helmLabels } from '@/lib/labels'

import { OrphansCard } from './orphans-card'
import { PhasesCard } from './phases-card'
import { QueueCard } from './queue-card'

/** The platform's components and its load. */
export function SystemPage() {
  const system = useQuery(systemQuery)
  return (
    <>
      <PageHeader title="System" description="The cluster, the control plane and the queue." />
      {system.data !== undefined ? (
        <SystemView system={system.data} />
      ) : system.isError ? (
        <div className="rounded-2xl border border-line bg-surface shadow-card">
          <ErrorState
            title="The system could not be read"
            error={system.error}
            onRetry={() => void system.refetch()}
          />
        </div>
      ) : (
        <div role="status" aria-label="Reading the system" className="grid gap-5 lg:grid-cols-2">
          {[0, 1, 2, 3].map((card) => (
            <Skeleton key={card} className="h-56 rounded-2xl" />
          ))}
        </div>
      )}
    </>
  )
}

function SystemView({ system }: { system: SystemInfo }) {
  const { database, helm, chart } = system
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      <PhasesCard stores={system.stores} />
      <QueueCard queue={system.queue} />
      <OrphansCard count={system.orphans} />
      <ClusterCard system={system} />
      <Card title="Control plane">
        <Facts
          items={[
            { label: 'Version', value: system.version },
            { label: 'Replica', value: system.replica },
            { label: 'Database', value: `${database.product} ${database.version}` },
            { label: 'Database location', value: database.location },
            { label: 'Chart of new stores', value: `${chart.name} ${chart.version}` },
            { label: 'Helm', value: helmText(helm) },
          ]}
        />
      </Card>
    </div>
  )
}

function helmText({ implementation, version }: SystemInfo['helm']): string {
  const label = helmLabels[implementation]
  return implementation === 'simulated' ? label : `${label} ${version}`
}

function ClusterCard({ system: { cluster, hostSuffix, ingress } }: { system: SystemInfo }) {
  return (
    <Card
      title="Cluster"
      aside={
        <span className="flex flex-wrap justify-end gap-1.5">
          {cluster.simulated && <SimulatedLabel />}
          <Badge tone={cluster.reachable ? 'ok' : 'bad'} icon={<Dot />}>
            {cluster.reachable ? 'Reachable' : 'Unreachable'}
          </Badge>
        </span>
      }
    >
      {cluster.message !== '' && (
        <p className={cluster.reachable ? 'text-soft' : 'text-bad'}>{cluster.message}</p>
      )}
      <Facts
        items={[
          { label: 'Name', value: cluster.name },
          { label: 'API server', value: cluster.server },
          ...(cluster.version === undefined || cluster.simulated ? [] : [{ label: 'Kubernetes', value: cluster.version }]),
          { label: 'Store hosts', value: `*.${hostSuffix}` },
          ...(ingress === undefined ? [] : ingressFacts(ingress)),
        ]}
      />
    </Card>
  )
}

function ingressFacts({ className, address, controllerNamespace }: NonNullable<SystemInfo['ingress']>) {
  return [
    { label: 'Ingress class', value: className ?? 'Default of the cluster' },
    { label: 'Ingress address', value: address },
    { label: 'Ingress namespace', value: controllerNamespace ?? 'Not known yet' },
  ]
}

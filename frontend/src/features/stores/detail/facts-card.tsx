import { useQuery } from '@tanstack/react-query'

import { CopyButton } from '@/components/control/copy-button'
import { SimulatedLabel } from '@/components/feedback/simulated-label'
import { Card, Facts } from '@/components/layout/card'
import { Ago } from '@/components/text/times'
import type { Store } from '@/lib/api/model'
import { teamQuery } from '@/lib/api/teams'

import { plansQuery } from '../api/queries'

export function FactsCard({ store }: { store: Store }) {
  const plans = useQuery(plansQuery)
  const plan = plans.data?.items.find(({ name }) => name === store.plan)
  const team = useQuery(teamQuery(store.owner)).data
  const { createdAt, readyAt, deletedAt } = store
  return (
    <Card title="Details">
      <Facts
        items={[
          { label: 'Plan', value: plan === undefined ? store.plan : <PlanValue plan={plan} /> },
          { label: 'Team', value: team === undefined ? store.owner : <bdi className="wrap-anywhere">{team.name}</bdi> },
          {
            label: 'Namespace',
            value: (
              <span className="inline-flex items-center gap-1">
                {store.namespace}
                <CopyButton text={store.namespace} label="Copy the namespace" className="-my-1 -mr-1.5" />
              </span>
            ),
          },
          {
            label: 'Cluster',
            value: (
              <span className="inline-flex flex-wrap items-center justify-end gap-1.5">
                {store.cluster.name}
                {store.cluster.simulated && <SimulatedLabel compact />}
              </span>
            ),
          },
          { label: 'Created', value: <Ago at={createdAt} /> },
          ...(readyAt === undefined ? [] : [{ label: 'Ready', value: <Ago at={readyAt} /> }]),
          ...(deletedAt === undefined ? [] : [{ label: 'Deleted', value: <Ago at={deletedAt} /> }]),
        ]}
      />
    </Card>
  )
}

function PlanValue({ plan }: { plan: { title: string; resources: { cpu: string; memory: string } } }) {
  return (
    <>
      {plan.title}
      <span className="block text-xs font-normal text-faint">
        {plan.resources.cpu} CPU · {plan.resources.memory} memory
      </span>
    </>
  )
}

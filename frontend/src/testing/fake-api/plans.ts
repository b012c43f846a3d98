import type { Plan } from '@/lib/api/model'

export const PLANS: Plan[] = [
  {
    name: 'small',
    title: 'Small',
    description: 'For a new shop with a few visitors at a time.',
    default: true,
    resources: { cpu: '500m', memory: '768Mi', storage: '2Gi' },
  },
  {
    name: 'medium',
    title: 'Medium',
    description: 'For a shop that sells every day.',
    default: false,
    resources: { cpu: '1', memory: '1536Mi', storage: '5Gi' },
  },
  {
    name: 'large',
    title: 'Large',
    description: 'For a large catalogue and busy seasons.',
    default: false,
    resources: { cpu: '2', memory: '3Gi', storage: '20Gi' },
  },
]

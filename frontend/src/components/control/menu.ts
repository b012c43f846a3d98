/** The styles of menus and their items. */
export const menuClass =
  'z-30 min-w-44 animate-rise rounded-xl border border-line bg-surface p-1.5 shadow-float'

export const menuItemClass =
  'flex h-9 cursor-pointer items-center gap-2.5 rounded-lg px-2.5 outline-none select-none data-[highlighted]:bg-hover [&_svg]:size-4 [&_svg]:opacity-80'

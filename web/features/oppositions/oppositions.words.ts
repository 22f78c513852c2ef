/** How long requests are kept, as these pages say it; a test holds both against the code that purges. */
export const kept = { link: '7\u00a0jours', decided: '12\u00a0mois' } as const

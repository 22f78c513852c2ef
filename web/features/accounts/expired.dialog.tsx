export const ExpiredDialog = () => null

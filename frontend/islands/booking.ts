/** The calendar of rooms and vehicles: what only its page loads. */
export {};

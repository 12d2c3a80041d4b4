/** The calendar of rooms and vehicles: what only its page loads. */
import "./booking/calendar";
import "./booking/filters";
import "./booking/live";

/**
 * PostgreSQL from its published binaries: unpacked, initialised, started, prepared for the
 * services.
 *
 * <p>Called by the test servers and by {@code penstock up}. Knows the services' names only through
 * {@code roles.sql}.
 */
@NullMarked
package org.penstock.plant.postgres;

import org.jspecify.annotations.NullMarked;

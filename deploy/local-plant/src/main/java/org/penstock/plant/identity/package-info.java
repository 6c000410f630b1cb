/**
 * Keycloak from its published distribution: fetched and built once, with the realm of the local
 * plant.
 *
 * <p>Called by {@code penstock up}. Knows the realm only as a file.
 */
@NullMarked
package org.penstock.plant.identity;

import org.jspecify.annotations.NullMarked;

/**
 * The verbs of the service: load, decide by the domain, store, tell. One class each, one
 * transaction each.
 *
 * <p>Called by the http and kafka rims. Knows the domain and its ports, and no technology but
 * transactions.
 */
@NullMarked
package org.penstock.compliance.app;

import org.jspecify.annotations.NullMarked;

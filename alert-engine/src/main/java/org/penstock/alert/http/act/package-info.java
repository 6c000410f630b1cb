/**
 * What people do with alarms, over HTTP: acknowledge, reset, shelve, take out of service, comment,
 * ask for a work order. Each with its Idempotency-Key in the transaction of the act.
 */
@NullMarked
package org.penstock.alert.http.act;

import org.jspecify.annotations.NullMarked;

/**
 * IBM Maximo over its JSON API: a work order that is written with {@code SYNC}, by a number that is
 * ours, so that writing it twice makes one.
 */
@NullMarked
package org.penstock.cmms.connector.maximo;

import org.jspecify.annotations.NullMarked;

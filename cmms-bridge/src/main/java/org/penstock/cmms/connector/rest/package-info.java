/**
 * Any maintenance system with a REST interface, by description: a file says which calls there are
 * and where in their answers things stand.
 *
 * <p>What a work order says is put into a parsed tree, leaf by leaf, and never into text, so that
 * no title can become a part of the JSON or of a filter.
 */
@NullMarked
package org.penstock.cmms.connector.rest;

import org.jspecify.annotations.NullMarked;

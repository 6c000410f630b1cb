/**
 * The five packaged services on the local plant, seen only from outside: topics, HTTP, the CMMS.
 *
 * <p>Classes are run in the order of their names on one plant: first the main job, then what breaks
 * it.
 */
@NullMarked
package org.penstock.system;

import org.jspecify.annotations.NullMarked;

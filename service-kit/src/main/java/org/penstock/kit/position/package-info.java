/**
 * Up to where topics are read: the positions in the database, who may move them, and whether there
 * is more to read.
 */
@NullMarked
package org.penstock.kit.position;

import org.jspecify.annotations.NullMarked;

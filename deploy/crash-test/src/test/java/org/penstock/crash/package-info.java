/**
 * One packaged service beside a broker and a database, killed wherever it can be killed: what it
 * leaves behind is that of a run in which nothing happened to it.
 */
@NullMarked
package org.penstock.crash;

import org.jspecify.annotations.NullMarked;

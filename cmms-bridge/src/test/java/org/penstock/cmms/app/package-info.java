/** What the verbs promise whatever the database and the maintenance system do. */
@NullMarked
package org.penstock.cmms.app;

import org.jspecify.annotations.NullMarked;

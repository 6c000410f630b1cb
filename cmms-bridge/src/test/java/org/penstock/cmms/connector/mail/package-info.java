@NullMarked
package org.penstock.cmms.connector.mail;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.penstock.cmms.connector.rest;

import org.jspecify.annotations.NullMarked;

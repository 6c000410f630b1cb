package org.penstock.broken.http;

import jakarta.inject.Inject;

class GetsItInAField {

  @Inject Runnable work;
}

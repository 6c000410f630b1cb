package org.penstock.broken.http;

class FailsWithoutAName {

  void fail() {
    throw new RuntimeException("something");
  }
}

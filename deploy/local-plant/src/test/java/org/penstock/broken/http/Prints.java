package org.penstock.broken.http;

class Prints {

  void hello() {
    System.out.println("hello");
  }
}

package com.example;

class IllegalStateException extends Exception {
  private static final long serialVersionUID = 1;
}

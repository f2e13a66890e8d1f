package com.example.other;

import com.example.Clients;

public class Outer {
  protected abstract static class Inherited implements Clients.GitHub {}
}

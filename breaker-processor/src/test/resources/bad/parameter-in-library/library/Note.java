package com.example.library;

class Note {}
